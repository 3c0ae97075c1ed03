import { cleanup, fireEvent, waitFor } from '@testing-library/react'
import type { HTMLAttributes, ReactElement, RefAttributes } from 'react'
import { createRef } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { renderRushes } from './componentRig.js'

type ElementProps = Pick<
  HTMLAttributes<HTMLElement>,
  'id' | 'title' | 'lang' | 'aria-label' | 'className' | 'style' | 'onClick' | 'onKeyDown'
> &
  RefAttributes<HTMLElement> &
  Record<`data-${string}`, string>

export interface Conformance {
  /** The component with what it needs, and the props given. */
  element: (props: ElementProps) => ReactElement
  /** Its mark: the value of `data-rushes`. */
  mark: string
  tag: string
}

/** What every component of the kit promises about its own element, whatever it is made for. */
export function describeConformance(name: string, options: Conformance): void {
  const root = async (props: ElementProps = {}) => {
    const { container } = renderRushes(options.element(props))
    return waitFor(() => {
      const found = container.querySelector<HTMLElement>(`[data-rushes='${options.mark}']`)
      if (!found) throw new Error(`${name} renders nothing.`)
      return found
    })
  }

  describe(name, () => {
    test(`is a <${options.tag}> that carries its mark`, async () => {
      expect((await root()).localName).toBe(options.tag)
    })

    test('passes on the props of its element', async () => {
      const element = await root({ id: 'own', title: 'a title', lang: 'pl', 'aria-label': 'a name' })
      expect(element).toHaveAttribute('id', 'own')
      expect(element).toHaveAttribute('title', 'a title')
      expect(element).toHaveAttribute('lang', 'pl')
      expect(element).toHaveAttribute('data-rushes', options.mark)
    })

    test('passes on data attributes, and keeps its own', async () => {
      const element = await root({ 'data-testid': 'own', 'data-rushes': 'other' })
      expect(element).toHaveAttribute('data-testid', 'own')
      expect(element).toHaveAttribute('data-rushes', options.mark)
    })

    test('takes the class, and has none of its own', async () => {
      expect((await root({ className: 'mine' })).className).toBe('mine')
      cleanup()
      expect((await root()).className).toBe('')
    })

    test('takes the style', async () => {
      const element = await root({ style: { color: 'rgb(1, 2, 3)' } })
      expect(element.style.color).toBe('rgb(1, 2, 3)')
    })

    test('gives its element to a ref', async () => {
      const ref = createRef<HTMLElement>()
      const element = await root({ ref })
      expect(ref.current).toBe(element)
    })

    test('calls the handlers that it is given', async () => {
      const onClick = vi.fn()
      const onKeyDown = vi.fn()
      const element = await root({ onClick, onKeyDown })
      fireEvent.click(element)
      fireEvent.keyDown(element, { key: 'a' })
      expect(onClick).toHaveBeenCalledOnce()
      expect(onKeyDown).toHaveBeenCalledOnce()
    })
  })
}
