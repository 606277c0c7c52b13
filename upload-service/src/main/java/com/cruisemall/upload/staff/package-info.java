/** What staff may see of passports that others have sent, and the trail of who saw what. */
@NullMarked
package com.cruisemall.upload.staff;

import org.jspecify.annotations.NullMarked;
