import type { VideoModel } from '../core/VideoModel.js'

/**
 * What every Kling model has in common, whoever serves it.
 *
 * The least side and the proportions of a frame are Kling's own rule; its resellers state only types and bytes, and
 * refuse the rest after the task was accepted ("Image pixel is invalid").
 */
export const kling = {
  durationsSeconds: [5, 10],
  defaultDurationSeconds: 5,
  aspectRatios: ['16:9', '9:16', '1:1'],
  defaultAspectRatio: '16:9',
  image: {
    types: ['image/jpeg', 'image/png', 'image/webp'],
    maxBytes: 10 * 1024 * 1024,
    minSidePixels: 300,
    aspectRatio: [1 / 2.5, 2.5],
  },
} as const satisfies Partial<VideoModel>

export const DAY_MS = 24 * 60 * 60 * 1000
