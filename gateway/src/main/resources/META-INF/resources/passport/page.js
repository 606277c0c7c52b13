'use strict';

const TEXTS = {
  ko: {
    title: '여권 보내기',
    intro: '여권의 사진 면이 모두 보이게, 흔들림과 빛 반사 없이 찍어 주세요.',
    choose: '사진 찍기 또는 파일 선택',
    again: '다른 사진 보내기',
    sending: '보내는 중',
    received: '안전하게 받았습니다. 보관하는 중입니다.',
    stored: '도착했습니다.',
    failed: '안전하게 받았습니다. 담당자가 확인하고 있습니다.',
    number: '여권번호로 읽은 글자',
    unread: '사진의 아래쪽 두 줄이 잘 읽히지 않습니다. 괜찮다면 그대로 두셔도 됩니다.',
    offline: '연결이 끊겼습니다. 다시 시도해 주세요.',
    all: '모든 분의 여권이 도착했습니다. 감사합니다.',
  },
  en: {
    title: 'Send your passport',
    intro: 'Show the whole photo page, sharp and without reflections.',
    choose: 'Take a picture or choose a file',
    again: 'Send another picture',
    sending: 'Sending',
    received: 'Received safely; being filed.',
    stored: 'It has arrived.',
    failed: 'Received safely; our staff is looking at it.',
    number: 'Read as passport number',
    unread: 'The two lines at the foot are hard to read. If they look fine to you, leave it so.',
    offline: 'The connection broke. Please try again.',
    all: 'All passports have arrived. Thank you.',
  },
};
const language = navigator.language.startsWith('ko') ? 'ko' : 'en';
const text = TEXTS[language];
const token = location.pathname.split('/')[2];
const arrived = new Set();
let expected = 0;

document.documentElement.lang = language;
document.querySelectorAll('[data-text]').forEach(element => {
  element.textContent = text[element.dataset.text];
});

function fail(message) {
  const problem = document.getElementById('problem');
  problem.textContent = message;
  problem.hidden = false;
}

async function open() {
  const response = await fetch(`/api/passport/${token}`, { headers: { 'Accept-Language': language } });
  const body = await response.json();
  if (!body.ok) {
    fail(body.error.message);
    return;
  }
  expected = body.request.travelers.length;
  body.request.travelers.forEach(show);
}

function show(traveler) {
  const item = document.getElementById('traveler').content.cloneNode(true).firstElementChild;
  item.querySelector('h2').textContent = traveler.name;
  item.querySelector('span').textContent = text.choose;
  item.querySelector('input').addEventListener('change', event => {
    if (event.target.files.length) {
      send(traveler.id, event.target.files[0], item);
      event.target.value = '';
    }
  });
  document.getElementById('travelers').append(item);
  const last = traveler.documents.at(-1);
  if (last) {
    tell(traveler.id, last, item);
    follow(traveler.id, last, item);
  }
}

function state(item, message, kind) {
  const line = item.querySelector('.state');
  line.textContent = message;
  line.className = `state ${kind}`;
}

function send(travelerId, file, item) {
  const bar = item.querySelector('progress');
  const input = item.querySelector('input');
  const form = new FormData();
  form.append('travelerId', travelerId);
  form.append('file', file);
  const request = new XMLHttpRequest();
  request.open('POST', `/api/passport/${token}/upload`);
  request.setRequestHeader('Accept-Language', language);
  request.upload.onprogress = event => {
    bar.value = (100 * event.loaded) / event.total;
    state(item, `${text.sending} ${Math.round(bar.value)} %`, '');
  };
  request.onerror = () => state(item, text.offline, 'wrong');
  request.onload = () => {
    const body = JSON.parse(request.responseText);
    if (body.ok) {
      tell(travelerId, body.document, item);
      follow(travelerId, body.document, item);
    } else {
      state(item, body.error.message, 'wrong');
    }
  };
  request.onloadend = () => {
    bar.hidden = true;
    input.disabled = false;
  };
  bar.hidden = false;
  input.disabled = true;
  request.send(form);
}

function tell(travelerId, passport, item) {
  const words = {
    STORED: text.stored,
    FAILED: text.failed,
  };
  let message = words[passport.status] ?? text.received;
  if (passport.mrz?.source === 'PICTURE') {
    message += passport.mrz.valid ? ` ${text.number}: ${passport.mrz.documentNumber}` : ` ${text.unread}`;
  }
  state(item, message, 'arrived');
  item.querySelector('span').textContent = text.again;
  arrived.add(travelerId);
  document.getElementById('all').hidden = arrived.size < expected;
}

function follow(travelerId, passport, item) {
  if (passport.status === 'STORED' || passport.status === 'FAILED') {
    return;
  }
  const events = new EventSource(`/api/passport/documents/${passport.id}/events`);
  events.addEventListener('status', event => {
    const now = JSON.parse(event.data);
    tell(travelerId, now, item);
    if (now.status === 'STORED' || now.status === 'FAILED') {
      events.close();
    }
  });
}

open().catch(() => fail(text.offline));
