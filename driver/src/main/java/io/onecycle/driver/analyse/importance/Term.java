package io.onecycle.driver.analyse.importance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A term of the linear model: one factor, or two together. */
record Term(List<Factor> factors) {

  /** The main effects, then the interactions of every two factors where neither tells the other. */
  static List<Term> upToPairs(List<Factor> factors) {
    List<Term> terms = new ArrayList<>();
    factors.forEach(factor -> terms.add(new Term(List.of(factor))));
    for (int i = 0; i < factors.size(); i++) {
      for (int j = i + 1; j < factors.size(); j++) {
        Factor one = factors.get(i);
        Factor other = factors.get(j);
        if (!one.refines(other) && !other.refines(one)) {
          terms.add(new Term(List.of(one, other)));
        }
      }
    }
    return terms;
  }

  boolean isMain() {
    return factors.size() == 1;
  }

  /** Whether the other's effect is part of this one's, by marginality or by nesting. */
  boolean contains(Term other) {
    return !equals(other)
        && other.factors.stream().allMatch(of -> factors.stream().anyMatch(by -> by.refines(of)));
  }

  List<double[]> columns() {
    if (isMain()) {
      return factors.get(0).columns();
    }
    List<double[]> products = new ArrayList<>();
    for (double[] one : factors.get(0).interacting()) {
      for (double[] other : factors.get(1).interacting()) {
        double[] product = new double[one.length];
        for (int i = 0; i < product.length; i++) {
          product[i] = one[i] * other[i];
        }
        products.add(product);
      }
    }
    return products;
  }

  String name() {
    return factors.stream().map(Factor::name).collect(Collectors.joining(" × "));
  }
}
