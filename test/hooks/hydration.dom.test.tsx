import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { createLedger } from '../../src/ledger/createLedger.js'
import { fakeTime } from './fakeTime.js'
import { FakeBackend, input, pass } from './rig.js'
import { ServerPage, serverHtml } from './ServerPage.js'

fakeTime()

it("the server's page comes to life without a warning, and then knows what this browser knows", async () => {
  createLedger({ storage: localStorage }).write({ intentId: 'a', createdAt: 1, submission: 'refused', input })
  const container = document.createElement('div')
  container.innerHTML = serverHtml
  const before = container.firstChild
  const errors: unknown[] = []
  const { unmount } = render(<ServerPage backend={new FakeBackend()} />, {
    container: document.body.appendChild(container),
    hydrate: true,
    onRecoverableError: (error) => errors.push(error),
  })
  await pass(50)
  expect(errors).toEqual([])
  expect(container.firstChild).toBe(before)
  expect(container).toHaveTextContent(/^idle pending live \d+ 1 false a fox ready expired$/)
  unmount()
})
