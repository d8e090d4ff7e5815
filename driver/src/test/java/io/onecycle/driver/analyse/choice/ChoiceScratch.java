package io.onecycle.driver.analyse.choice;
import java.util.*;
import java.util.stream.*;
public class ChoiceScratch {
  interface Gen { void fill(double[][] y, Random r); }
  static final Random R=new Random(5);
  static Gen normal(double[] mu,double[] sd){ return (y,r)->{ for(int s=0;s<y[0].length;s++){double b=1.3*r.nextGaussian(); for(int i=0;i<mu.length;i++) y[i][s]=mu[i]+b+sd[i]*r.nextGaussian();}};}
  static double[] rep(double v,int k){double[] a=new double[k];Arrays.fill(a,v);return a;}
  static void run(String name,double[] mu,int n,Gen g,int reps,double step,double err,boolean collapseMark){
    int k=mu.length; double top=Arrays.stream(mu).max().getAsDouble(); int fal=0; double det=0,tot=0;
    for(int rep=0;rep<reps;rep++){ double[][] y=new double[k][n]; g.fill(y,R); if(step>0) for(double[] a:y) for(int s=0;s<n;s++) a[s]=Math.rint(a[s]/step)*step;
      List<Map<Long,Double>> sc=new ArrayList<>(); List<Set<Long>> co=new ArrayList<>(); for(int i=0;i<k;i++){Map<Long,Double> m=new TreeMap<>(); Set<Long> c=new TreeSet<>(); for(int s=0;s<n;s++){ m.put((long)s,y[i][s]); if(collapseMark&&y[i][s]<-100) c.add((long)s);} sc.add(m); co.add(c);}
      Panel p=Panel.of(sc,co,step); ConfidenceSet cs=ConfidenceSet.of(p,Pairs.of(p),err); boolean f=false; for(int i=0;i<k;i++) if(cs.standings().get(i).isOut()){ if(mu[i]>=top) f=true; else det++; } for(double m:mu) if(m<top) tot++; if(f) fal++; }
    System.out.printf(Locale.ROOT,"%-34s k=%-2d n=%-2d false %.4f %s%n",name,k,n,fal/(double)reps,tot>0?String.format(Locale.ROOT,"power %.3f",det/tot):"");
  }
  public static void main(String[] a){
    int reps=Integer.parseInt(a[0]); double err=Double.parseDouble(a[1]);
    for(int n:new int[]{2,3,5,10}){
      for(int k:new int[]{2,4,10,20}) run("equal",rep(0,k),n,normal(rep(0,k),rep(1,k)),reps,0,err,false);
      run("sd 1:2:4:8",rep(0,4),n,normal(rep(0,4),new double[]{1,2,4,8}),reps,0,err,false);
      run("one x16",rep(0,4),n,normal(rep(0,4),new double[]{.5,.5,.5,8}),reps,0,err,false);
      run("three x16",rep(0,4),n,normal(rep(0,4),new double[]{8,8,8,.5}),reps,0,err,false);
      double[] u10={.5,.5,.5,.5,.5,8,8,8,8,8}; run("half x16 k10",rep(0,10),n,normal(rep(0,10),u10),reps,0,err,false);
      for(int k:new int[]{4,10}) run("exponential tail",rep(0,k),n,(y,r)->{for(double[] q:y) for(int s=0;s<n;s++) q[s]=Math.log(1-r.nextDouble());},reps,0,err,false);
      for(int k:new int[]{2,4,10,20}) { int kk=k; run("collapse .1",rep(0,k),n,(y,r)->{for(double[] q:y) for(int s=0;s<n;s++) q[s]=r.nextGaussian()-200*(r.nextDouble()<.1?1:0);},reps,0,err,true);}
      for(double st:new double[]{.56,3.3}) for(int k:new int[]{4,20}) run("ties step "+st,rep(0,k),n,normal(rep(0,k),rep(1,k)),reps,st,err,false);
      double[] m={0,0,-6,-6}; run("two best",m,n,normal(m,rep(1,4)),reps,0,err,false); run("two best, bad noisy",new double[]{0,0,-30,-30},n,normal(new double[]{0,0,-30,-30},new double[]{1,1,8,8}),reps,0,err,false);
      run("noisy best, worse quiet",m,n,normal(m,new double[]{4,4,.5,.5}),reps,0,err,false);
      double[] b={0,-3,-3,-3}; run("one best by 3",b,n,normal(b,rep(1,4)),reps,0,err,false);
    }
  }
}
