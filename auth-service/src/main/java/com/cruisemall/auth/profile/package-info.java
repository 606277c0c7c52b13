/** What a person sees and changes of the own account. */
@NullMarked
package com.cruisemall.auth.profile;

import org.jspecify.annotations.NullMarked;
