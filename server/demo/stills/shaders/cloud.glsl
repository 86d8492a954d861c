// 0 sky (K 0 afternoon, 1 dusk, 2 night), 1 cloud (same), 2 roof, 3 two figures
vec4 scene(vec2 uv){float a=1.-clamp(K,0.,1.),nt=clamp(K-1.,0.,1.);
 if(L==0){vec3 lo=mix(vec3(.95,.46,.26),vec3(.42,.52,.66),a),mi=mix(vec3(.045,.13,.30),vec3(.05,.19,.46),a),hi=mix(vec3(.016,.05,.15),vec3(.020,.10,.32),a);
  lo=mix(lo,vec3(.075,.055,.10),nt);mi=mix(mi,vec3(.012,.020,.055),nt);hi=mix(hi,vec3(.004,.008,.028),nt);
  vec3 c=mix(lo,mi,ss(-.55,.55,uv.y));c=mix(c,hi,ss(.3,.95,uv.y));
  vec2 si=floor(uv*150.);c+=nt*step(.990,h1(si))*ss(.45,.1,length(fract(uv*150.)-.5))*ss(-.2,.4,uv.y)*(.1+.7*h1(si+3.));return vec4(c*.86,1);}
 if(L==1){vec2 L2=normalize(mix(vec2(-.8,.25),vec2(-.5,.8),a));vec4 r=vec4(0);
  for(int k=0;k<3;k++){float fk=float(k);vec2 d=cumulus(uv,L2,fk);vec3 sh=mix(vec3(.10,.12,.24),vec3(.34,.42,.56),a),li=mix(vec3(1.35,.80,.52),vec3(1.5,1.42,1.30),a);
   sh=mix(sh,vec3(.012,.015,.034),nt);li=mix(li,vec3(.070,.066,.10),nt);vec3 cc=mix(sh,li,d.y);
   cc=mix(cc,mix(mix(vec3(.72,.30,.24),vec3(.55,.62,.70),a),vec3(.05,.035,.06),nt),ss(.2,-.5,uv.y)*.5);r=over(r,cc*.86,d.x*(.95-.12*fk));}return r;}
 float roof=-.47;
 if(L==2){float m=ss(.001,-.001,uv.y-roof);for(int i=0;i<18;i++){float x=-.62+float(i)*.07;m=max(m,ss(.0025,.0010,abs(uv.x-x))*step(uv.y,roof+.075)*step(roof,uv.y));}
  m=max(m,ss(.003,.0015,abs(uv.y-roof-.075)));m=max(m,ss(.002,.001,abs(uv.y-roof-.04)));m=max(m,ss(.001,-.001,box(uv-vec2(.34,roof+.12),vec2(.085,.055))-.012));
  m=max(m,ss(.004,.002,abs(uv.x-.28))*step(uv.y,roof+.1)*step(roof,uv.y));m=max(m,ss(.004,.002,abs(uv.x-.40))*step(uv.y,roof+.1)*step(roof,uv.y));
  // an aerial, and the stair head with its door
  m=max(m,ss(.0024,.0010,abs(uv.x+.40))*step(uv.y,roof+.30)*step(roof,uv.y));for(int i=0;i<5;i++)m=max(m,fill(box(uv-vec2(-.40,roof+.29-float(i)*.022),vec2(.045-.004*float(i),.0012))));
  for(int i=0;i<3;i++){float w=uv.y-(.10+.05*float(i)-.22*(uv.x+.5)+.16*pow(uv.x,2.));m=max(m,ss(.0022,.0008,abs(w))*.92);}
  vec3 bl=vec3(.007,.008,.014)+mix(vec3(.016,.018,.024),vec3(.0),1.-a)*ss(roof,-1.,uv.y);return lay(bl,m);}
 float f=min(person(uv-vec2(-.16,roof-.002),.23),girl(uv-vec2(-.055,roof-.002),.21));return lay(vec3(.006,.007,.012),fill(f));}
