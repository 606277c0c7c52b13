import { words } from './language';

/**
 * Sentence per field that the service has refused. The service's reasons are for programs: English,
 * and some are patterns.
 */
const text = words(
  {
    other: '이 항목을 확인해 주세요.',
    name: '이름을 확인해 주세요. 100자까지 쓸 수 있습니다.',
    phone: '휴대폰 번호를 숫자로 적어 주세요. 예: 010-1234-5678',
    email: '이메일 주소를 확인해 주세요. 예: name@example.com',
    password: '비밀번호는 8자 이상이어야 합니다.',
    newPassword: '새 비밀번호는 8자 이상이어야 합니다.',
    birthDate: '생년월일을 확인해 주세요.',
    expiryDate: '만료일을 확인해 주세요.',
    nationality: '국적을 확인해 주세요.',
    sex: '성별을 골라 주세요.',
    passportNumber: '여권번호는 영문과 숫자 5~9자입니다.',
    surname: '여권에 적힌 영문 성을 적어 주세요.',
    givenNames: '여권에 적힌 영문 이름을 적어 주세요.',
    cabinType: '객실 종류를 골라 주세요.',
    basePrice: '금액은 0 이상의 원 단위 숫자입니다.',
    departureDate: '출발일을 확인해 주세요.',
    returnDate: '도착일은 출발일보다 뒤여야 합니다.',
  },
  {
    other: 'Please check this field.',
    name: 'Please check the name. It has at most 100 characters.',
    phone: 'Please enter the number in digits, such as 010-1234-5678.',
    email: 'Please check the address, such as name@example.com.',
    password: 'The password needs at least 8 characters.',
    newPassword: 'The new password needs at least 8 characters.',
    birthDate: 'Please check the date of birth.',
    expiryDate: 'Please check the date of expiry.',
    nationality: 'Please check the nationality.',
    sex: 'Please choose the sex.',
    passportNumber: 'A passport number has 5 to 9 letters and digits.',
    surname: 'Please enter the surname as in the passport.',
    givenNames: 'Please enter the given names as in the passport.',
    cabinType: 'Please choose a type of cabin.',
    basePrice: 'The amount is a number of won, from 0.',
    departureDate: 'Please check the departure.',
    returnDate: 'The return must be after the departure.',
  },
);

/** Last name of a path such as `cabins[0].travelers[1].name` or `fields.birthDate`. */
const lastName = (path: string) => path.slice(path.lastIndexOf('.') + 1);

/**
 * Returns the sentence for a field, or undefined if the service has not refused it. A field is named
 * by its path in the request, or by its last name alone.
 */
export function sentence(details: Record<string, unknown>, field: string): string | undefined {
  const refused = Object.keys(details).some(path => path === field || (!field.includes('.') && lastName(path) === field));
  const sentences: Record<string, string> = text();
  return refused ? (sentences[lastName(field)] ?? text().other) : undefined;
}
