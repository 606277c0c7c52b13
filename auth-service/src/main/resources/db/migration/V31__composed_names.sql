-- Names are stored in NFC.
update account set name = normalize(name) where name is not nfc normalized;
update affiliate_profile set display_name = normalize(display_name)
where display_name is not nfc normalized;
