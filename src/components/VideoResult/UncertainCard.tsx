'use client'
import type { Settling } from '../../hooks/useGeneration.js'
import type { Translator } from '../../messages/translator.js'
import { FailureCard } from './FailureCard.js'
import type { FailureDetail, FailureWords } from './failureWords.js'

interface UncertainCardProps {
  settle: Settling | undefined
  prompt: string | undefined
  isNews: boolean
  t: Translator
  details: FailureDetail[]
  onAgain: (() => void) | undefined
}

/**
 * A create whose answer got lost. While the backend may still find out, nothing is offered that could pay twice in
 * haste; after that a person looks again, or decides to pay again.
 */
export function UncertainCard({ settle, details, onAgain, ...common }: UncertainCardProps) {
  const { t } = common
  if (!settle?.isOver) {
    const words: FailureWords = {
      title: t('uncertain.asking.title'),
      next: t('uncertain.asking.next'),
      charge: '',
      step: 'none',
      details,
    }
    return <FailureCard {...common} words={words} tone="warning" />
  }
  const { checkNow, isAsking } = settle
  const words: FailureWords = {
    title: t('uncertain.title'),
    next: t(checkNow ? 'uncertain.next' : 'uncertain.nobody'),
    charge: onAgain ? t('uncertain.twice') : t('charged.unknown'),
    step: 'again',
    details,
  }
  return (
    <FailureCard
      {...common}
      words={words}
      tone="warning"
      onAgain={checkNow}
      againLabel={t(isAsking ? 'uncertain.checking' : 'uncertain.check')}
      second={onAgain && { label: t('uncertain.again'), onClick: onAgain }}
    />
  )
}
