export declare const cssBrowsers: string[]
