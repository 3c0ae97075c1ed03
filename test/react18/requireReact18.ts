import Module from 'node:module'

type Resolve = (request: string, ...rest: unknown[]) => string

// What is imported is pointed at React 18 by the project's aliases; what packages require of themselves, here.
const loader = Module as unknown as { _resolveFilename: Resolve }
const resolve = loader._resolveFilename
loader._resolveFilename = (request, ...rest) =>
  resolve(request.replace(/^(react|react-dom)(?=\/|$)/, '$1-18'), ...rest)
