/** Classes of esbuild-java that this project replaces, loaded before those of the library. */
@NullMarked
package io.mvnpm.esbuild.script;

import org.jspecify.annotations.NullMarked;
