import { asFailure, failure, type Failure } from '../base/api';
import { language } from '../base/language';

/** Passport fields, read from the picture or entered. */
export interface PassportData {
  source: string;
  documentNumber: string | null;
  nationality: string | null;
  surname: string | null;
  givenNames: string | null;
  sex: string | null;
  birthDate: string | null;
  expiryDate: string | null;
  valid: boolean;
}

export interface PassportDocument {
  id: string;
  travelerId: string;
  status: 'QUEUED' | 'UPLOADING' | 'STORED' | 'FAILED';
  mrz?: PassportData;
}

export interface Upload {
  done: Promise<PassportDocument>;
  stop: () => void;
}

/** Uploads a file with progress, which `fetch` does not report. */
export function upload(token: string, travelerId: string, file: File, progress: (percent: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<PassportDocument>((resolve, reject: (failed: Failure) => void) => {
    request.open('POST', `/api/passport/${token}/upload`);
    request.setRequestHeader('Accept-Language', language.get());
    request.responseType = 'json';
    request.upload.onprogress = event => event.lengthComputable && progress(Math.round((100 * event.loaded) / event.total));
    request.onerror = () => reject(asFailure(null));
    request.onload = () => {
      const body = request.response as { ok: boolean; document: PassportDocument } | null;
      if (body?.ok) resolve(body.document);
      else reject(failure(request.status, body));
    };
    const form = new FormData();
    form.append('travelerId', travelerId);
    form.append('file', file);
    request.send(form);
  });
  return { done, stop: () => request.abort() };
}

const isFinal = (document: PassportDocument) => document.status === 'STORED' || document.status === 'FAILED';

/** Follows the status of a document until it is delivered; returns a stop function. */
export function follow(document: PassportDocument, tell: (now: PassportDocument) => void): () => void {
  if (isFinal(document)) {
    return () => undefined;
  }
  const events = new EventSource(`/api/passport/documents/${document.id}/events`);
  events.addEventListener('status', event => {
    const now = JSON.parse(event.data) as PassportDocument;
    tell(now);
    if (isFinal(now)) events.close();
  });
  return () => events.close();
}
