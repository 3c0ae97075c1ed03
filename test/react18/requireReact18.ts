import Module from 'node:module'

type Resolve = (request: string, parent: unknown, isMain: boolean, options?: { paths: string[] }) => string

// What is imported is pointed at React 18 by the project's aliases; what packages require of themselves, here.
const loader = Module as unknown as { _resolveFilename: Resolve }
const resolve = loader._resolveFilename
loader._resolveFilename = (request, parent, isMain, options) =>
  /^react(-dom)?(\/|$)/.test(request)
    ? resolve(request, parent, isMain, { paths: [import.meta.dirname] })
    : resolve(request, parent, isMain, options)
