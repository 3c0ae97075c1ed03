'use client'
import type { ReactNode } from 'react'
import { createContext, useContext, useMemo } from 'react'
import type { Messages } from '../../messages/Messages.js'
import type { Translator } from '../../messages/translator.js'
import { createTranslator } from '../../messages/translator.js'

/** The words of a component: its own, else those of the provider above, else English. */
export interface TranslationProps {
  /** A catalogue, or a part of one: what is missing is taken from English. */
  messages?: Partial<Messages> | undefined
  /** For numbers and dates, such as `pl`. Default: the browser's. */
  locale?: string | undefined
}

const TranslationContext = createContext<Translator | undefined>(undefined)

/** Gives all components below it their words. */
export function TranslationProvider({
  messages,
  locale,
  children,
}: TranslationProps & { children?: ReactNode }) {
  const translator = useTranslator({ messages, locale })
  return <TranslationContext.Provider value={translator}>{children}</TranslationContext.Provider>
}

const english = createTranslator()

export function useTranslator({ messages, locale }: TranslationProps = {}): Translator {
  const above = useContext(TranslationContext)
  return useMemo(() => {
    if (messages === undefined && locale === undefined) return above ?? english
    return createTranslator(messages, locale)
  }, [above, messages, locale])
}
