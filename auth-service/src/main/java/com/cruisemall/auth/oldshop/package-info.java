/**
 * Import of an old shop's accounts, partners and trips. No other package depends on it, so that it
 * can be deleted after the move.
 */
@NullMarked
package com.cruisemall.auth.oldshop;

import org.jspecify.annotations.NullMarked;
