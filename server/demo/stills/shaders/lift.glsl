// 0 hall (K: light falling out), 1 left leaf, 2 right leaf, 3 figure (K: lit), 4 the lift's inside
vec4 scene(vec2 uv){float gy=-.50;float x=uv.x+.02;
 if(L==4){vec3 c=mix(vec3(1.3,.88,.42),vec3(2.2,1.75,1.10),ss(-.4,.5,uv.y));c*=.82+.18*step(.02,abs(fract((x+.105)*6.)-.5));c*=1.-.35*ss(.06,.30,abs(x));
  float hr=ss(.006,.003,abs(uv.y+.12))*.5;c*=1.-hr;c=mix(c,vec3(.62,.38,.18),ss(.02,-.05,uv.y-gy-.06));c=mix(c,vec3(3.),ss(.004,-.004,box(uv-vec2(-.02,.43),vec2(.17,.012))));return vec4(c*1.08,1);}
 if(L==1||L==2){float s=L==1?-1.:1.;float in_=step(uv.y,.46)*step(gy,uv.y)*(s<0.?step(x,0.):step(0.,x))*step(abs(x),.305);
  vec3 met=vec3(.050,.053,.058)*(.75+.5*n2(vec2(uv.x*220.,uv.y*3.)))*(.6+.5*exp(-abs(x)*7.));met*=1.-.25*ss(.004,.0,abs(abs(x)-.150));met+=vec3(.10,.09,.07)*ss(.004,.001,abs(x));
  met+=vec3(.05,.055,.06)*ss(.05,.0,abs(uv.y-.15+x*.6))*.35;return lay(met*1.08,in_);}
 if(L==3){vec2 q=uv-vec2(.015,gy-.06);float f=person(q,.50);return lay(vec3(.010,.009,.009)+K*vec3(1.4,.95,.5)*.30*ss(.010,.0,abs(f)),fill(f));}
 vec3 c;float open=0.;
 if(uv.y>gy){c=vec3(.020,.019,.018)*(.8+.5*fbm(uv*6.));c+=K*vec3(1.,.82,.5)*.022*exp(-max(abs(x)-.105,0.)*5.)*ss(.9,.1,abs(uv.y));
  float frame=ss(.006,.003,abs(abs(x)-.305))*step(uv.y,.466)+ss(.006,.003,abs(uv.y-.463))*step(abs(x),.305);c=mix(c,vec3(.10),frame*.5);
  float pl=box(uv-vec2(-.02,.545),vec2(.062,.038))-.004;c=mix(c,vec3(.006),fill(pl));
  c+=vec3(1.,.6,.25)*.9*ss(.012,.010,length(uv-vec2(.375,-.10)))+vec3(1.,.6,.25)*.05*exp(-length(uv-vec2(.375,-.1))*20.);
  c=mix(c,vec3(.05),ss(.002,.0008,abs(length(uv-vec2(.375,-.10))-.020)));
  if(abs(x)<.30&&uv.y<.46)open=1.;
 } else {float z=.35/(gy-uv.y+.22);float sp=ss(.02,-.02,abs(x)-.105-.20*(gy-uv.y));float b=fbm(vec2(x*24.,z*30.));c=vec3(.014,.013,.012)*(.7+.8*b);
  c+=K*vec3(1.35,.95,.48)*sp*(.30+.5*b)*exp((uv.y-gy)*2.6);float ti=ss(.006,.002,abs(fract(z*4.)-.5));c*=1.-.4*ti;
  vec2 q=uv-vec2(.015,gy-.06);float sh=ss(.02,-.02,abs(q.x)-.055+.10*q.y)*step(q.y,0.);c*=1.-.8*sh*ss(-.6,.0,q.y)*K;}
 return lay(c*1.08,1.-open);}
