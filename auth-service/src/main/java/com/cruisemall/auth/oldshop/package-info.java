/** What an old shop knew of people, partners and trips, and how it is brought in. */
@NullMarked
package com.cruisemall.auth.oldshop;

import org.jspecify.annotations.NullMarked;
