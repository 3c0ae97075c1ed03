import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'
// What a page loads when it is first used is here: a fake clock does not wait for it.
import '../../src/backend/handlerParts.js'
import '../../src/hooks/watchingParts.js'

afterEach(cleanup)
