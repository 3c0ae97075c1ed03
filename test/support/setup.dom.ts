import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'
// What a page downloads when it is first used is here: a fake clock does not wait for it.
import '../../src/backend/checkResult.js'
import '../../src/backend/StatusChecks.js'
import '../../src/backend/uploadImage.js'
import '../../src/core/modelsAnswerSchema.js'
import '../../src/hooks/settleIntent.js'
import '../../src/polling/defaultPolicy.js'

afterEach(cleanup)
