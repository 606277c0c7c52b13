// The audit trail for administrators. No framework, no third party, nothing inline.
'use strict';

const ERRORS = {
  STAFF_ROLE_MISSING: '로그인은 되었지만 크루즈몰 직원 권한이 없습니다. 관리자에게 권한을 요청해 주세요.',
  ACCOUNT_LOCKED: '이용이 제한된 계정입니다. 관리자에게 문의해 주세요.',
  SIGN_IN_FAILED: '로그인하지 못했습니다. 다시 시도해 주세요.',
  UNAVAILABLE: '로그인 서비스에 연결할 수 없습니다. 잠시 후 다시 시도해 주세요.',
  access_denied: '로그인을 취소했습니다.',
};

const TYPES = {
  SIGNED_UP: '가입', LOGGED_IN: '로그인', LOGIN_FAILED: '로그인 실패', SESSION_ENDED: '로그인 종료',
  PASSWORD_CHANGED: '비밀번호 변경', ACCOUNT_LOCKED: '계정 잠금', ACCOUNT_UNLOCKED: '잠금 해제',
  ROLE_CHANGED: '권한 변경', STAFF_SIGNED_IN: '직원 로그인', STAFF_REFUSED: '직원 로그인 거절',
  KEY_ROTATED: '서명 키 교체', KEY_RETIRED: '서명 키 폐기', SHOP_IMPORTED: '데이터 이전',
  EVENTS_LOST: '기록 누락',
};

const ACTORS = { PERSON: '회원', SERVICE: '서비스', GUEST: '비회원', SYSTEM: '시스템' };

const element = (id) => document.getElementById(id);
let page = 1;

function say(text) {
  element('message').textContent = text;
  element('message').hidden = text === '';
}

async function call(path, options) {
  let response;
  try {
    response = await fetch(path, { headers: { Accept: 'application/json', 'Accept-Language': 'ko' }, ...options });
  } catch {
    throw { status: 0, message: '서버에 연결할 수 없습니다. 인터넷 연결을 확인해 주세요.' };
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    const error = body.error || {};
    throw { status: response.status, message: error.message || '문제가 발생했습니다. 다시 시도해 주세요.' };
  }
  return body;
}

function cell(row, text) {
  row.insertCell().textContent = text;
}

function show(answer) {
  const rows = element('events');
  rows.replaceChildren();
  for (const event of answer.events) {
    const row = rows.insertRow();
    row.dataset.type = event.type;
    cell(row, new Date(event.at).toLocaleString('ko-KR', { timeZone: 'Asia/Seoul' }));
    cell(row, TYPES[event.type] || event.type);
    cell(row, ACTORS[event.actor.kind] + (event.actor.name ? ' ' + event.actor.name : ''));
    cell(row, event.account || '');
    cell(row, event.address || '');
    cell(row, Object.entries(event.details).map(([name, value]) => name + ': ' + value).join(', '));
  }
  const pages = Math.max(1, answer.pagination.totalPages);
  element('page').textContent = page + ' / ' + pages;
  element('newer').disabled = page <= 1;
  element('older').disabled = page >= pages;
  element('trail').hidden = false;
}

async function load() {
  const type = element('type').value;
  try {
    show(await call('/api/admin/audit?limit=20&page=' + page + (type ? '&type=' + type : '')));
    say('');
  } catch (error) {
    element('trail').hidden = true;
    say(error.status === 403 ? '이 화면은 관리자만 볼 수 있습니다.' : error.message);
    document.body.dataset.refused = error.status;
  }
}

async function start() {
  const failure = new URLSearchParams(location.search).get('error');
  for (const [type, text] of Object.entries(TYPES)) {
    element('type').add(new Option(text, type));
  }
  let user;
  try {
    user = (await call('/api/auth/me')).user;
  } catch (error) {
    say(failure ? ERRORS[failure] || ERRORS.SIGN_IN_FAILED : error.message);
    document.body.dataset.refused = error.status;
    return;
  }
  element('who').textContent = user.name + ' (' + user.role + ')';
  element('login').hidden = true;
  element('logout').hidden = false;
  await load();
  if (failure) {
    say(ERRORS[failure] || ERRORS.SIGN_IN_FAILED);
  }
}

element('newer').addEventListener('click', () => { page -= 1; load(); });
element('older').addEventListener('click', () => { page += 1; load(); });
element('type').addEventListener('change', () => { page = 1; load(); });
element('filter').addEventListener('submit', (event) => event.preventDefault());
element('logout').addEventListener('click', async () => {
  try {
    await call('/api/auth/logout', { method: 'POST' });
    location.replace('/staff/');
  } catch (error) {
    say(error.message);
  }
});
start();
