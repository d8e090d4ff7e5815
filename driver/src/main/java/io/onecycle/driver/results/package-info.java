/** What a results folder holds, held against the sweep that was last run into it. */
package io.onecycle.driver.results;
