/** Configuration of the start page and the menus. */
@NullMarked
package com.cruisemall.payment.pageconfig;

import org.jspecify.annotations.NullMarked;
