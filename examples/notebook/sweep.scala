// For spark-shell -i: a sweep on the shell's own session, and its results as values and as a DataFrame.
import io.onecycle.driver.api.{RunOptions, Sweep}

val sweep = Sweep.read("sweep.yaml")
println(sweep.plan)

val results = sweep.run(spark, RunOptions.into("results/notebook"))
results.sentences.forEach(sentence => println(sentence))

results.trials(spark).groupBy("weight_decay").avg("final_accuracy").orderBy("weight_decay").show()

println(results.standing)
println("the session is still up: " + spark.range(3).count + " rows")
