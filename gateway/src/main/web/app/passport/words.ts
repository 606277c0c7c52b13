import { words } from '../base/language';

export const text = words(
  {
    title: '여권 보내기', intro: '여권의 사진 면 전체가 보이게, 흔들림과 빛 반사 없이 찍어 주세요.', tips: ['아래쪽 두 줄의 글자까지 모두 나오게', '책상 위에 펴 놓고 위에서', '손가락이 글자를 가리지 않게'],
    until: '제출 기한', camera: '사진 찍기', file: '파일에서 고르기', again: '다른 사진 보내기', remaining: (n: number) => `${n}번 더 보낼 수 있습니다.`, none: '더 보낼 수 없습니다. 문제가 있으면 문의해 주세요.',
    sending: (percent: number) => `보내는 중 ${percent}%`, checking: '다 보냈습니다. 확인하는 중입니다.', stop: '그만두기', stopped: '보내기를 그만두었습니다.',
    QUEUED: '안전하게 받았습니다. 보관하는 중입니다.', UPLOADING: '안전하게 받았습니다. 보관하는 중입니다.', STORED: '도착했습니다.', FAILED: '안전하게 받았습니다. 담당자가 확인하고 있습니다.',
    confirmTitle: '여권의 내용이 맞나요?', confirmText: '사진에서 읽은 글자입니다. 여권과 다르면 고쳐 주세요.', unread: '사진에서 글자를 읽지 못했습니다. 여권을 보고 적어 주시면 빨리 처리됩니다.',
    passportNumber: '여권번호', nationality: '국적 (세 글자)', surname: '성 (영문)', givenNames: '이름 (영문)', sex: '성별', M: '남성 (M)', F: '여성 (F)', X: '표시 없음 (X)', birthDate: '생년월일', expiryDate: '만료일',
    confirm: '맞습니다', confirmed: '확인해 주셔서 감사합니다.', all: '모든 분의 여권을 받았습니다. 감사합니다.', preview: '보낸 사진', choose: '선택하세요',
  },
  {
    title: 'Send your passport', intro: 'Show the whole photo page, sharp and without reflections.', tips: ['With the two lines of letters at its foot', 'Lying open on a table, from above', 'No finger on the letters'],
    until: 'Until', camera: 'Take a picture', file: 'Choose a file', again: 'Send another picture', remaining: (n: number) => `You can send ${n} more.`, none: 'No more can be sent. Please ask us if something is wrong.',
    sending: (percent: number) => `Sending ${percent} %`, checking: 'Sent; being checked.', stop: 'Stop', stopped: 'Stopped.',
    QUEUED: 'Received safely; being filed.', UPLOADING: 'Received safely; being filed.', STORED: 'It has arrived.', FAILED: 'Received safely; our staff is looking at it.',
    confirmTitle: 'Is this what your passport says?', confirmText: 'It was read from the picture. Please correct what differs.', unread: 'The letters could not be read. If you type them from your passport, we are done sooner.',
    passportNumber: 'Passport number', nationality: 'Nationality (three letters)', surname: 'Surname', givenNames: 'Given names', sex: 'Sex', M: 'Male (M)', F: 'Female (F)', X: 'Unspecified (X)', birthDate: 'Date of birth', expiryDate: 'Date of expiry',
    confirm: 'It is right', confirmed: 'Thank you for checking.', all: 'All passports were received. Thank you.', preview: 'The picture you sent', choose: 'Choose',
  },
);
