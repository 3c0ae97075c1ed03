import type { ModelId } from '../core/VideoInput.js'
import type { VideoProvider } from '../providers/provider.js'
import type { HandlerSettings } from './handlerSettings.js'
import type { UploadImage } from './VideoHandlerOptions.js'

/**
 * Where an image goes: to the host's own place where it has one; else to the upload of the provider that will fetch the
 * frame; else to that of any other, since its https URL is for everybody. `undefined` where nobody takes files.
 */
export function imageUpload(
  { uploadImage, providers }: Pick<HandlerSettings, 'uploadImage' | 'providers'>,
  preferred?: VideoProvider,
): UploadImage | undefined {
  if (uploadImage) return uploadImage
  const takers = [...(preferred ? [preferred] : []), ...providers.values()]
  const taker = takers.find((provider) => provider.uploadImage !== undefined)
  return taker && (async (file, { model }) => (await taker.uploadImage?.(file, modelOption(model))) ?? '')
}

function modelOption(model: ModelId | undefined) {
  return model === undefined ? {} : { model }
}
