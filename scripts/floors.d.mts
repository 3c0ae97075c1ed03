export declare const folders: Record<string, string[]>
export declare const entries: Record<string, string[]>
export declare const packages: Record<string, string[]>
export declare const upstreamHosts: string[]
