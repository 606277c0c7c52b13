/** What the start page and the menus are made of. */
@NullMarked
package com.cruisemall.payment.pageconfig;

import org.jspecify.annotations.NullMarked;
