// 0 sky, 1 block (K: how late it is, 0..3; the red window goes last), 2 trees and lamp
vec4 scene(vec2 uv){
 if(L==0){vec3 c=mix(vec3(.035,.028,.060),vec3(.008,.012,.034),ss(-.2,.9,uv.y));vec2 si=floor(uv*170.);c+=step(.9935,h1(si))*ss(.4,.1,length(fract(uv*170.)-.5))*ss(.3,.8,uv.y)*(.1+.6*h1(si+2.));
  c+=vec3(.9,.86,.7)*ss(.052,.050,length(uv-vec2(-.27,.70)))*(.70+.4*fbm(uv*14.));c+=vec3(.3,.3,.28)*.10*exp(-length(uv-vec2(-.27,.70))*6.);return vec4(c*1.25,1);}
 if(L==1){vec2 p=uv;float top=.50-.10*(uv.x+.5);p.y=(uv.y-top)*(1.+.16*(uv.x+.5));vec3 wall=vec3(.030,.031,.040)*(.8+.4*fbm(uv*vec2(30.,8.)));
  vec2 cs=vec2(.125,.098);vec2 k=vec2(p.x+.5,-p.y)/cs;vec2 id=floor(k),f=fract(k)-.5;float rail=ss(.02,.0,box(f-vec2(0,.27),vec2(.46,.14)));float opn=ss(.02,.0,box(f-vec2(0,-.06),vec2(.46,.26)));
  float r=h1(id+vec2(4.,11.));float still=h1(id+vec2(7.,2.));bool on=r>.62&&still>K*.34-.02;vec3 lit=on?mix(vec3(1.05,.62,.26),vec3(.70,.85,.80),step(.86,r))*(.35+.65*h1(id+6.)):vec3(.010,.012,.02);
  bool hero=(id.x==5.&&id.y==6.);if(hero)lit=vec3(2.2,.24,.12);vec3 w=lit*(.75+.5*n2(f*5.+id));
  float cur=ss(.02,.0,box(f-vec2(.18*(h1(id+1.)-.5)*2.,-.06),vec2(.10,.26)));w*=1.-.5*cur;w*=1.-.6*ss(.02,.008,abs(f.x));
  if(r>.80&&!hero){float ln=ss(.02,.0,box(f-vec2(.2,-.14),vec2(.07,.14)));w=mix(w,vec3(.05,.05,.06),ln);}
  if(hero){float pf=person((f-vec2(-.14,.40))*vec2(1.,-1.),.58);w=mix(w,vec3(.01,.004,.004),ss(.02,-.02,pf));}
  wall=mix(wall,w,opn);wall=mix(wall,vec3(.052,.054,.066)*(.75+.4*step(.5,fract(f.x*14.))),rail*(hero?.55:1.));
  // futon over a rail, here and there; an air conditioner
  if(r<.10)wall=mix(wall,vec3(.12,.11,.12),ss(.02,.0,box(f-vec2(.1,.22),vec2(.16,.15))));
  if(r>.30&&r<.45)wall=mix(wall,vec3(.07,.072,.078),ss(.02,.0,box(f-vec2(-.30,.20),vec2(.11,.09))));
  wall+=vec3(.9,.10,.05)*.10*exp(-length(uv-vec2(.1875,-.20))*9.);
  float rim=ss(.010,.0,abs(uv.y-top));wall+=vec3(.05,.05,.06)*rim;
  vec4 b=lay(wall*1.25,step(uv.y,top));
  // tank and mast on the roof
  float tk=min(box(uv-vec2(.22,top+.050),vec2(.070,.030))-.006,min(box(uv-vec2(.17,top+.01),vec2(.004,.02)),box(uv-vec2(.27,top+.01),vec2(.004,.02))));tk=min(tk,box(uv-vec2(-.06,top+.07),vec2(.0018,.075)));
  return over(b,vec3(.012,.013,.022),fill(tk)*step(top,uv.y));}
 float tree=uv.y-(-.70+.14*fbm(uv*vec2(7.,3.))+.10*fbm(uv*22.));vec4 r=lay(vec3(.006,.010,.011),ss(.004,-.004,tree));vec2 lp=uv-vec2(-.30,-.44);
 r=over(r,vec3(.012),ss(.005,.003,abs(lp.x))*step(uv.y,-.44)*step(-1.1,uv.y));float g=1.6*exp(-dot(lp,lp)*2600.)+.14*exp(-length(lp)*8.);
 return over(r,vec3(1.25,1.0,.62)*max(g,.0)/max(clamp(g*1.6,.0,1.),.02),clamp(g*1.6,0.,1.));}
