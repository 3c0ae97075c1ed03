import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import {
  CfgSlider,
  TaskProgress,
  TranslationProvider,
  VideoResult,
  VideoStudio,
  type MessageKey,
  type Messages,
} from '../../src/components.js'
import { ar, en, pl, zhCN } from '../../src/messages.js'
import { generation, MODEL, modelOf, renderRushes, succeeded } from './componentRig.js'

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

describe('language', () => {
  const root = (name: string) => document.querySelector(`[data-rushes="${name}"]`)!

  test('a component’s own words lie over those of the provider, and not over English', async () => {
    renderRushes(
      <TranslationProvider messages={pl}>
        <VideoStudio messages={{ 'form.generate': 'Zrób film' }} />
      </TranslationProvider>,
    )
    expect(await screen.findByRole('button', { name: 'Zrób film' })).toBeInTheDocument()
    expect(screen.getByText('Zaawansowane')).toBeInTheDocument()
    expect(screen.getByText('Jeszcze nic tu nie ma')).toBeInTheDocument()
  })

  test('says its language and its direction once, at the outermost component', async () => {
    renderRushes(<VideoStudio messages={ar} />)
    await screen.findByRole('button', { name: 'إنشاء' })
    expect(root('video-studio')).toHaveAttribute('lang', 'ar')
    expect(root('video-studio')).toHaveAttribute('dir', 'rtl')
    for (const name of ['prompt-form', 'frame-control', 'cfg-slider', 'task-feed']) {
      expect(root(name)).not.toHaveAttribute('dir')
      expect(root(name)).not.toHaveAttribute('lang')
    }
  })

  test('of a provider is said by each component below it', () => {
    renderRushes(
      <TranslationProvider messages={zhCN} locale="zh-Hans-SG">
        <VideoResult result={generation({ phase: 'processing' })} />
        <TaskProgress result={{ phase: 'processing' }} />
      </TranslationProvider>,
    )
    expect(root('video-result')).toHaveAttribute('lang', 'zh-Hans-SG')
    const [inside, alone] = document.querySelectorAll('[data-rushes="task-progress"]')
    expect(inside).not.toHaveAttribute('lang')
    expect(alone).toHaveAttribute('lang', 'zh-Hans-SG')
    expect(alone).toHaveTextContent('生成中')
  })

  test('that nobody chose is that of the page, and the host’s own word comes first', () => {
    renderRushes(
      <>
        <CfgSlider rule={modelOf(MODEL).cfgScale} />
        <TaskProgress messages={ar} dir="ltr" lang="ar-MA" result={{ phase: 'processing' }} />
      </>,
    )
    expect(root('cfg-slider')).not.toHaveAttribute('dir')
    expect(root('cfg-slider')).not.toHaveAttribute('lang')
    expect(root('task-progress')).toHaveAttribute('dir', 'ltr')
    expect(root('task-progress')).toHaveAttribute('lang', 'ar-MA')
  })

  test('of a host’s own i18n comes first; what it does not know is said by the catalogue', async () => {
    const asked = new Set<MessageKey>()
    const translate = (key: MessageKey) => {
      asked.add(key)
      return key === 'form.generate' ? 'Genereer' : undefined
    }
    renderRushes(
      <TranslationProvider translate={translate} locale="nl">
        <VideoStudio />
      </TranslationProvider>,
    )
    expect(await screen.findByRole('button', { name: 'Genereer' })).toBeInTheDocument()
    expect(screen.getByRole('textbox', { name: 'Prompt' })).toBeInTheDocument()
    expect(root('video-studio')).toHaveAttribute('lang', 'nl')
    expect(screen.getAllByText('0/2.500')).not.toHaveLength(0)
    expect(asked.size).toBeGreaterThan(20)
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
