/** Question and token quotas of people and guests. */
@NullMarked
package com.cruisemall.chat.quota;

import org.jspecify.annotations.NullMarked;
