export const readmePath: string
export function readmeWithFigures(): Promise<string>
