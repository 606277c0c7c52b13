import { failure, type Failure, late, offline } from '../base/api';
import { deadline } from '../base/deadline';
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

/** Longest pause without progress; the check of the picture at the end takes seconds. */
const SILENCE_MILLIS = 60_000;

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
    // Progress is the sign of life of an upload: a time for all of it would cut slow phones.
    const watch = deadline(SILENCE_MILLIS);
    watch.signal.addEventListener('abort', () => {
      request.abort();
      reject(late());
    });
    request.upload.onprogress = event => {
      watch.extend();
      if (event.lengthComputable) progress(Math.round((100 * event.loaded) / event.total));
    };
    request.onloadend = watch.release;
    request.onerror = () => reject(offline());
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

/** True if the status will not change any more. */
export const isFinal = (document: PassportDocument) => document.status === 'STORED' || document.status === 'FAILED';
