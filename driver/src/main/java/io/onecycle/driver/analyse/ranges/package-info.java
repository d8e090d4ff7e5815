/** What range tests say of weight decays. */
package io.onecycle.driver.analyse.ranges;
