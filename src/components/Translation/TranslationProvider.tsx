'use client'
import type { ReactNode } from 'react'
import { createContext, useContext, useMemo } from 'react'
import type { Messages } from '../../messages/Messages.js'
import type { Translation, Translator } from '../../messages/translator.js'
import { createTranslator } from '../../messages/translator.js'

/** The words of a component: its own, else those of the provider above, else English. */
export interface TranslationProps {
  /** A catalogue, or a part of one: what is missing is taken from the provider above, or from English. */
  messages?: Partial<Messages> | undefined
  /**
   * For numbers and dates, such as `pl-PL`. Default: the language of `messages`, else the provider's, else `en`; never the
   * browser's own, which a server does not know. It chooses no words: `messages` does.
   */
  locale?: string | undefined
}

/** The props of `TranslationProvider`. */
export interface TranslationProviderProps extends TranslationProps {
  /**
   * Your own i18n: gets the key and the raw values, and says the text, or `undefined` where it has none. It comes before
   * `messages`. Another function is another language, so keep it while the language stays.
   */
  translate?: Translation['translate']
  /** What speaks these words. */
  children?: ReactNode
}

const TranslationContext = createContext<Translator>(createTranslator())

/** Gives all components below it their words. */
export function TranslationProvider({ messages, locale, translate, children }: TranslationProviderProps) {
  const translator = useTranslator({ messages, locale, translate })
  return <TranslationContext.Provider value={translator}>{children}</TranslationContext.Provider>
}

/** For the parts inside a component: its words, and no second `lang` and `dir` below the ones that it carries. */
export function TranslationScope({ of, children }: { of: Translator; children: ReactNode }) {
  const translator = useMemo(() => Object.assign(of.bind(null), of, { attributes: {} }), [of])
  return <TranslationContext.Provider value={translator}>{children}</TranslationContext.Provider>
}

export function useTranslator({ messages, locale, translate }: Translation = {}): Translator {
  const above = useContext(TranslationContext)
  return useMemo(
    () =>
      messages === undefined && locale === undefined && translate === undefined
        ? above
        : createTranslator({ messages, locale, translate }, above),
    [above, messages, locale, translate],
  )
}
