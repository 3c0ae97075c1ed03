// `npm run docs:figures`: writes what was measured into the README.
import { writeFileSync } from 'node:fs'
import { readmePath, readmeWithFigures } from './readmeFigures.mjs'

writeFileSync(readmePath, await readmeWithFigures())
