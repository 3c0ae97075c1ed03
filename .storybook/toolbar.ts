import type { Preview } from '@storybook/react-vite'
import { scenarios, type ProviderName } from '../src/mocks.js'
import { scenarioGlobal } from './scenarioGlobal.js'

/** What the toolbar holds. It writes its values into the URL and reads them back, and there a number is no string. */
export interface ToolbarGlobals {
  backend: 'mocks' | 'handler'
  /** Whose models are on offer. */
  upstream: 'all' | ProviderName
  /** A scenario's `scenarioGlobal`. */
  scenario: string
  timeScale: `${number}x`
  theme: 'light' | 'dark' | 'system'
  direction: 'ltr' | 'rtl'
  /** The words of the components, which turn round by themselves in Arabic. */
  language: 'en' | 'zh-CN' | 'pl' | 'ar' | 'pseudo'
}

export const initialGlobals: ToolbarGlobals = {
  backend: 'mocks',
  upstream: 'all',
  scenario: 'success',
  timeScale: '10x',
  theme: 'system',
  direction: 'ltr',
  language: 'en',
}

/** A static build has no server, and so no handler: its stories say so, and stay with the mocks. */
const backends = [
  { value: 'mocks', title: 'Mocks', right: 'in this page' },
  { value: 'handler', title: 'Handler', right: import.meta.env.DEV ? '/api/video' : 'needs npm start' },
]

export const globalTypes: NonNullable<Preview['globalTypes']> = {
  backend: {
    description: 'Who answers',
    toolbar: { title: 'Backend', icon: 'database', items: backends, dynamicTitle: true },
  },
  upstream: {
    description: 'Whose models are on offer',
    toolbar: {
      title: 'Provider',
      icon: 'globe',
      items: [
        { value: 'all', title: 'All providers' },
        { value: 'apixo', title: 'APIXO' },
        { value: 'kie', title: 'KIE' },
        { value: 'chanjing', title: 'Chanjing' },
      ],
      dynamicTitle: true,
    },
  },
  scenario: {
    description: 'What happens to a task',
    toolbar: {
      title: 'Scenario',
      icon: 'lightning',
      items: scenarios.map(({ name, description }) => ({
        value: scenarioGlobal(name),
        title: name,
        right: description,
      })),
      dynamicTitle: true,
    },
  },
  timeScale: {
    description: 'How fast the time passes',
    toolbar: {
      title: 'Time',
      icon: 'timer',
      items: [1, 10, 60].map((scale) => ({ value: `${scale}x`, title: `${scale}×` })),
      dynamicTitle: true,
    },
  },
  theme: {
    description: 'Light or dark',
    toolbar: {
      title: 'Theme',
      icon: 'contrast',
      items: [
        { value: 'light', title: 'Light', icon: 'sun' },
        { value: 'dark', title: 'Dark', icon: 'moon' },
        { value: 'system', title: 'System', icon: 'browser' },
      ],
      dynamicTitle: true,
    },
  },
  direction: {
    description: 'Direction of writing',
    toolbar: {
      title: 'Direction',
      icon: 'transfer',
      items: [
        { value: 'ltr', title: 'Left to right' },
        { value: 'rtl', title: 'Right to left' },
      ],
      dynamicTitle: true,
    },
  },
  language: {
    description: 'What the components speak',
    toolbar: {
      title: 'Language',
      icon: 'comment',
      items: [
        { value: 'en', title: 'English' },
        { value: 'zh-CN', title: '简体中文' },
        { value: 'pl', title: 'Polski' },
        { value: 'ar', title: 'العربية' },
        { value: 'pseudo', title: 'Þšéûðö', right: 'longer, with accents' },
      ],
      dynamicTitle: true,
    },
  },
}
