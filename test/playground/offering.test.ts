import { expect, test } from 'vitest'
import { offering } from '../../.storybook/offering.js'
import { pairs } from '../mocks/upstreams.js'

test('a backend offers the models of the one provider that the toolbar names, or all of them', async () => {
  const { provider } = pairs.kie()
  const ids = async (name: string) =>
    (await offering(provider, name).describe()).models.map((model) => model.provider)
  expect(await ids('all')).toEqual(['kie', 'kie'])
  expect(await ids('kie')).toEqual(['kie', 'kie'])
  expect(await ids('apixo')).toEqual([])
  expect(offering(provider, 'all')).toBe(provider)
  expect(offering(provider, 'kie').createTask).toBe(provider.createTask)
})
