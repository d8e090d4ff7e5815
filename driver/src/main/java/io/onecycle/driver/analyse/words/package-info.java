/** All that the analysis says in English: sentences made of the values of the rooms beside it. */
package io.onecycle.driver.analyse.words;
