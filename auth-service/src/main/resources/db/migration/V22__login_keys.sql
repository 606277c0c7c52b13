-- The key of a phone number is its form in E.164, so that all ways of writing it are one account.
-- What was typed stays in phone. Of two accounts with one number the one with the longer history
-- keeps its way in; the other one keeps the key as typed, which no new login leads to.
update account a
set login_key = '+82' || substr(a.login_key, 2)
where a.login_key ~ '^01[016789][0-9]{7,8}$'
  and not exists (
    select from account b where b.login_key = '+82' || substr(a.login_key, 2));
