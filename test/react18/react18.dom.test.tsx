import { renderToString } from 'react-dom/server'
import { version } from 'react'
import { version as domVersion } from 'react-dom'
import { expect, it } from 'vitest'

it('this project runs on React 18', () => {
  expect([version, domVersion]).toEqual(['18.3.1', '18.3.1'])
  expect(renderToString(<p>18</p>)).toBe('<p>18</p>')
})
