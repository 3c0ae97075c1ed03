import { act, render, screen, waitFor } from '@testing-library/react'
import { useRef } from 'react'
import { expect, test } from 'vitest'
import { KeptFocus } from '../../src/components/base/KeptFocus.js'

interface CardsProps {
  names: readonly string[]
  hasAction?: boolean
  isDisabled?: boolean
  hasGoal?: boolean
}

function Cards({ names, hasAction = true, isDisabled = false, hasGoal = false }: CardsProps) {
  const root = useRef<HTMLElement>(null)
  const goal = useRef<HTMLButtonElement>(null)
  return (
    <>
      <section ref={root} aria-label="cards">
        <KeptFocus of={root} {...(hasGoal && { to: goal })} />
        <button ref={goal} type="button">
          goal
        </button>
        {names.map((name) => (
          <article key={name} aria-label={name}>
            {hasAction && (
              <button type="button" disabled={isDisabled}>
                remove {name}
              </button>
            )}
          </article>
        ))}
      </section>
      <button type="button">elsewhere</button>
    </>
  )
}

const focus = (name: string) => {
  act(() => {
    screen.getByRole('button', { name }).focus()
  })
}

test('the focus of a card that goes away is on the next card, and of the last on the one before', async () => {
  const { rerender } = render(<Cards names={['a', 'b', 'c']} />)
  focus('remove b')
  rerender(<Cards names={['a', 'c']} />)
  await waitFor(() => {
    expect(screen.getByRole('article', { name: 'c' })).toHaveFocus()
  })
  focus('remove c')
  rerender(<Cards names={['a']} />)
  await waitFor(() => {
    expect(screen.getByRole('article', { name: 'a' })).toHaveFocus()
  })
})

test('the focus of a button that goes away is on the element, which takes none once it is left', async () => {
  const { rerender } = render(<Cards names={['a']} />)
  focus('remove a')
  rerender(<Cards names={['a']} hasAction={false} />)
  const root = screen.getByRole('region')
  await waitFor(() => {
    expect(root).toHaveFocus()
  })
  focus('elsewhere')
  expect(root).not.toHaveAttribute('tabindex')
})

test('the focus of a button that is disabled is where it is asked to go', async () => {
  const { rerender } = render(<Cards names={['a']} hasGoal />)
  focus('remove a')
  rerender(<Cards names={['a']} hasGoal isDisabled />)
  await waitFor(() => {
    expect(screen.getByRole('button', { name: 'goal' })).toHaveFocus()
  })
})

test('whoever has gone elsewhere stays there, on another button or on the page', async () => {
  const { rerender } = render(<Cards names={['a', 'b']} />)
  focus('remove a')
  focus('elsewhere')
  rerender(<Cards names={['b']} />)
  await Promise.resolve()
  expect(screen.getByRole('button', { name: 'elsewhere' })).toHaveFocus()

  focus('remove b')
  act(() => {
    screen.getByRole('button', { name: 'remove b' }).blur() // as a press on the page does
  })
  await Promise.resolve()
  rerender(<Cards names={[]} />)
  await Promise.resolve()
  expect(document.body).toHaveFocus()
})
