import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { TranslationProvider, VideoResult, VideoStudio, type Messages } from '../../src/components.js'
import { en } from '../../src/messages.js'
import { generation, renderRushes, succeeded } from './componentRig.js'

/** A catalogue in which every word is its own key: whatever is not in brackets was written into a component. */
const keys = Object.fromEntries(Object.keys(en).map((key) => [key, `[${key}]`])) as unknown as Messages

describe('messages', () => {
  test('a part of a catalogue replaces its part; the rest is English', async () => {
    renderRushes(<VideoStudio messages={{ 'form.generate': 'Zrób film' }} />)
    expect(await screen.findByRole('button', { name: 'Zrób film' })).toBeInTheDocument()
    expect(screen.getByRole('textbox', { name: 'Prompt' })).toBeInTheDocument()
  })

  test('a provider above gives them to all; a component’s own come first', () => {
    renderRushes(
      <TranslationProvider messages={{ 'task.processing': 'Kręcimy' }}>
        <VideoResult result={generation({ phase: 'processing' })} />
        <VideoResult
          result={generation({ phase: 'processing' })}
          messages={{ 'task.processing': 'Robimy' }}
        />
      </TranslationProvider>,
    )
    const [first, second] = screen.getAllByRole('article')
    expect(first).toHaveTextContent('Kręcimy')
    expect(second).toHaveTextContent('Robimy')
  })

  test('values reach the text', () => {
    renderRushes(
      <VideoResult result={succeeded()} messages={{ 'result.player': ({ prompt }) => `Film: ${prompt}` }} />,
    )
    expect(screen.getByLabelText('Film: a fox in the snow')).toBeInTheDocument()
  })

  test('no component has words of its own', async () => {
    const { container } = renderRushes(<VideoStudio messages={keys} />)
    await screen.findByRole('button', { name: '[form.generate]' })
    const words = [...container.querySelectorAll('*')].flatMap((element) => [
      ...[...element.childNodes].flatMap((node) =>
        node.nodeType === Node.TEXT_NODE ? [node.textContent ?? ''] : [],
      ),
      ...['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext'].flatMap(
        (name) => element.getAttribute(name) ?? [],
      ),
    ])
    const own = words
      .filter((text) => text.replace(/\[[a-z.-]+\]/g, '').replace(/[\s:,·–]/g, '') !== '')
      // A ratio and a key are written alike in every language.
      .filter((text) => !/^(\d+:\d+|Ctrl ↵)$/.test(text))
    expect(own).toEqual([])
  })
})

describe('locale', () => {
  test('numbers and days are written as it writes them', async () => {
    const expireTime = Date.now() + 10 * 24 * 60 * 60 * 1000
    renderRushes(
      <TranslationProvider locale="de">
        <VideoStudio />
        <VideoResult result={succeeded({ expireTime })} />
      </TranslationProvider>,
    )
    expect(await screen.findAllByText('0/2.500')).not.toHaveLength(0)
    const day = new Intl.DateTimeFormat('de', { day: 'numeric', month: 'short' }).format(expireTime)
    expect(screen.getByText(new RegExp(`Expires ${day.replace('.', '\\.')}`))).toBeInTheDocument()
  })
})
