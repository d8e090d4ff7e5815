/** What a sweep is: its grid or ranges, its seeds, its search, its range tests and its limits. */
package io.onecycle.driver.sweep;
