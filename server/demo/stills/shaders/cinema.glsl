// An upright screen in an old house. 0 hall (K: light of the screen), 1 seats (K: same), 2 beam (light only), 3 curtain edge
vec4 scene(vec2 uv){vec2 sc=vec2(0.,.30);float sd=box(uv-sc,vec2(.235,.418));
 if(L==0){vec3 c=vec3(.010,.007,.008)*(.8+.4*fbm(uv*8.));float gl=K*exp(-max(sd,0.)*4.2);
  // side walls with pleats of cloth, ceiling steps
  float pl=.5+.5*sin(uv.x*150.+sin(uv.y*2.)*.6);float side=ss(.285,.30,abs(uv.x));c+=side*vec3(.085,.014,.010)*(.25+.75*pl)*(.06+.9*gl);c+=(1.-side)*vec3(.16,.15,.15)*.22*gl;
  // masking round the screen
  c=mix(c,vec3(.003),ss(.022,.018,abs(sd-.010)));
  float ceil_=ss(.76,.80,uv.y);c=mix(c,vec3(.016,.014,.014)*(.5+.5*step(.5,fract(uv.y*16.)))*(.3+1.4*gl),ceil_*(1.-.0));
  if(uv.y<-.16){float z=.3/(-.10-uv.y);c=vec3(.020,.012,.012)*(.6+.4*n2(vec2(uv.x*z*9.,z*12.)))+vec3(.5,.52,.55)*.16*K*exp(-abs(uv.x)*3.4)*exp((uv.y+.16)*6.);}
  // exit light, far left
  vec2 ex=uv-vec2(-.42,-.02);c+=vec3(.05,.9,.40)*(.55*fill(box(ex,vec2(.026,.012)))+.05*exp(-length(ex)*16.));c=mix(c,vec3(.01,.10,.05),fill(box(ex-vec2(-.008,0.),vec2(.004,.008))));
  float open=1.-ss(-.0015,.0015,sd);return vec4(mix(c,vec3(.004),open),1);}
 if(L==1){vec4 r=vec4(0);for(int k=0;k<6;k++){float fk=float(k);float s=.105*pow(1.42,fk);float y=-.205-.060*(pow(1.42,fk)-1.)/.42*1.12;float off=mod(fk,2.)*.5;float id=floor(uv.x/s+off);vec2 q=vec2((fract(uv.x/s+off)-.5)*s,uv.y-y)/s;
   float seat=box(q-vec2(0.,-.34),vec2(.435,.42))-.07;seat=min(seat,box(q-vec2(0.,-1.3),vec2(.5,.75)));float aisle=0.;
   vec3 c=vec3(.100,.014,.010)*(.30-.03*fk)*(.7+.4*n2(q*vec2(5.,9.)+id));c+=K*vec3(.60,.66,.74)*.34*ss(.09,.0,abs(q.y-.148))*ss(.44,.2,abs(q.x))*(1.-.12*fk)*exp(-abs(uv.x)*1.3);c*=.7+.3*K;
   r=over(r,c,ss(.012,-.012,seat));
   // one head, in the third row, a little right of the middle
   float cx=(id+.5-off)*s;if(k==3&&id==0.){vec2 h=(uv-vec2(cx,y+.02))/s;float f=length((h-vec2(.0,.30))*vec2(1.,.86))-.185;f=smin(f,taper(h,-.05,.16,.09,.075),.06);f=smin(f,taper(h,-.4,.02,.36,.27)-.03,.10);r=over(r,vec3(.006,.006,.008)+K*vec3(.62,.68,.76)*.40*ss(.045,.0,abs(f))*ss(-.3,.35,h.y),ss(.008,-.008,f));
     r=over(r,vec3(.100,.014,.010)*.22,ss(.012,-.012,box(h-vec2(0.,-.60),vec2(.435,.42))-.07));}
  }return r;}
 if(L==2){vec2 p=uv-vec2(.06,1.02);float a=p.x/(-p.y+.001);float cone=ss(.36,.05,abs(a+.07))*step(p.y,0.);float st=.55+.45*sin(a*46.)*sin(a*23.+1.);vec3 c=vec3(.60,.64,.70)*cone*(.10+.10*st)*exp(p.y*1.15)*(.6+.7*fbm(uv*vec2(4.,3.)));return vec4(c*.55,1);}
 return vec4(0);}
