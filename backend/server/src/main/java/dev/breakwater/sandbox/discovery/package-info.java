/** What clients ask before they ask for objects: versions, groups, resources, schemas. */
@NullMarked
package dev.breakwater.sandbox.discovery;

import org.jspecify.annotations.NullMarked;
