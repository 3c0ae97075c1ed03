import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { models } from '../../src/models/registry.js'
import { ModelTable } from '../../stories/guide/ModelTable.js'

/** What the guide's table says, by row and model. */
function shown(): Record<string, Record<string, string[]>> {
  render(<ModelTable />)
  const [head, ...rows] = screen.getAllByRole('row')
  const ids = within(head!)
    .getAllByRole('columnheader')
    .slice(1)
    .map((cell) => cell.textContent)
  return Object.fromEntries(
    rows.map((row) => {
      const [name, ...cells] = within(row).getAllByRole('cell')
      const lines = (cell: HTMLElement) => [...cell.children].map((line) => line.textContent)
      return [name!.textContent, Object.fromEntries(cells.map((cell, index) => [ids[index], lines(cell)]))]
    }),
  )
}

test('the guide says of every model what its table of abilities says', () => {
  const table = shown()
  for (const row of Object.values(table)) {
    expect(Object.keys(row)).toEqual(models.map(({ id }) => id))
    for (const lines of Object.values(row)) expect(lines.join('')).not.toBe('')
  }
  expect(table['Modes and frames']).toEqual({
    'apixo/kling-2-5-turbo-pro': ['text-to-video: no frame', 'image-to-video: 1 or 2 frames'],
    'apixo/kling-2-1': [
      'standard-image-to-video: 1 frame',
      'pro-image-to-video: 1 or 2 frames',
      'master-text-to-video: no frame',
      'master-image-to-video: 1 frame',
    ],
    'kie/kling-v2-5-turbo-image-to-video-pro': ['image-to-video: 1 or 2 frames'],
    'kie/kling-v2-5-turbo-text-to-video-pro': ['text-to-video: no frame'],
    'chanjing/kling-v2-5-turbo-normal': ['std: 0 or 1 frame', 'pro: 0 or 1 frame'],
  })
  expect(table['Negative prompt']).toEqual({
    'apixo/kling-2-5-turbo-pro': ['2,500 characters'],
    'apixo/kling-2-1': ['500 characters'],
    'kie/kling-v2-5-turbo-image-to-video-pro': ['2,496 characters', 'warns above 500'],
    'kie/kling-v2-5-turbo-text-to-video-pro': ['2,500 characters'],
    'chanjing/kling-v2-5-turbo-normal': ['none'],
  })
  expect(table['Guidance']).toMatchObject({
    'apixo/kling-2-1': ['0 to 1 in steps of 0.1', 'default not stated', 'recommended 0.3 to 0.7'],
    'kie/kling-v2-5-turbo-text-to-video-pro': ['0 to 1 in steps of 0.1', 'default 0.5'],
    'chanjing/kling-v2-5-turbo-normal': ['none'],
  })
  expect(table['Images']).toMatchObject({
    'kie/kling-v2-5-turbo-image-to-video-pro': ['JPEG, PNG, WebP, up to 10 MiB', 'warns of WebP'],
  })
})

test('what is assumed is marked, and what is not stated is said to be so', () => {
  const table = shown()
  const chanjing = 'chanjing/kling-v2-5-turbo-normal'
  for (const { id, typicalSource } of models) {
    const isMarked = table['Typical time']?.[id]?.every((line) => line.endsWith('(assumed)'))
    expect(isMarked).toBe(typicalSource === 'assumed')
  }
  expect(table['Prompt']?.[chanjing]).toEqual(['2,500 characters (assumed)'])
  expect(table['Result links live']).toMatchObject({
    'apixo/kling-2-1': ['15 days', 'download soon'],
    'kie/kling-v2-5-turbo-text-to-video-pro': ['14 days', 'download soon'],
    [chanjing]: ['not stated', 'download soon'],
  })
  expect(Object.values(table['Failed tasks charged'] ?? {}).flat()).toEqual([
    'not stated',
    'not stated',
    'no',
    'no',
    'no',
  ])
})
