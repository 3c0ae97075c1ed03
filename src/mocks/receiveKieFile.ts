import type { FileShelf } from './FileShelf.js'

/** Where KIE keeps uploaded files, with the number of an account. */
export const KIE_FILES = 'https://tempfile.redpandaai.co'
const FOLDER = 'kieai/528618'

/**
 * KIE's `file-stream-upload`: a form with `file`, `uploadPath` and perhaps `fileName`. A second file of one name takes
 * the place of the first, as it does there. https://docs.kie.ai/file-upload-api/upload-file-stream
 */
export async function receiveKieFile(request: Request, files: FileShelf, now: number): Promise<Response> {
  const form = await request.formData().catch(() => new FormData())
  const file = form.get('file')
  const uploadPath = form.get('uploadPath')
  if (!(file instanceof Blob)) return refused('File cannot be empty')
  if (typeof uploadPath !== 'string' || uploadPath === '') return refused('uploadPath is required')
  const given = form.get('fileName')
  const fileName = typeof given === 'string' && given !== '' ? given : `${now}-${file.name}`
  const filePath = [FOLDER, uploadPath.replace(/^\/+|\/+$/g, ''), fileName].join('/')
  const downloadUrl = new URL(filePath, KIE_FILES).href
  files.keep(downloadUrl, await file.arrayBuffer(), file.type)
  const data = {
    success: true,
    fileName,
    filePath,
    downloadUrl,
    fileSize: file.size,
    mimeType: file.type,
    uploadedAt: new Date(now).toISOString(),
  }
  return Response.json({ success: true, code: 200, msg: 'File uploaded successfully', data })
}

function refused(msg: string): Response {
  return Response.json({ success: false, code: 400, msg, data: null })
}
