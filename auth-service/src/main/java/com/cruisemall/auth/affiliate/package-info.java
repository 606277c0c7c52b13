/** Affiliate partners: profiles, codes and hierarchy. */
@NullMarked
package com.cruisemall.auth.affiliate;

import org.jspecify.annotations.NullMarked;
