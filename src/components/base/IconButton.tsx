'use client'
import type { ComponentPropsWithoutRef } from 'react'

interface IconButtonProps extends Omit<ComponentPropsWithoutRef<'button'>, 'type' | 'aria-label'> {
  /** What it does: its only name, since an icon has none. */
  label: string
}

/** A small button that shows an icon. */
export function IconButton({ label, ...props }: IconButtonProps) {
  return <button type="button" data-slot="button" data-variant="icon" aria-label={label} {...props} />
}
