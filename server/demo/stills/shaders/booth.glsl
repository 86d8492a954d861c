// A telephone booth on an embankment. 0 sky, 1 hill, 2 booth (K: lamp), 3 caller, 4 grass
vec4 scene(vec2 uv){float gy=-.40;vec2 m=vec2(.06,-.10);
 if(L==0){vec3 c=mix(vec3(.040,.030,.055),vec3(.005,.008,.026),ss(-.35,.75,uv.y));c+=vec3(.55,.26,.14)*.16*exp(-max(uv.y+.34,0.)*5.);
  float band=exp(-pow((uv.x*.62+uv.y*.45-.22)/.16,2.));float mw=fbm(uv*vec2(5.,5.)+2.);c+=vec3(.10,.11,.17)*band*ss(.30,.75,mw)*ss(-.1,.5,uv.y)*.55;c+=vec3(.12,.07,.09)*band*ss(.5,.8,fbm(uv*11.+7.))*ss(.0,.5,uv.y)*.4;
  for(int l=0;l<2;l++){float sc=l==0?120.:230.;vec2 si=floor(uv*sc);float t=h1(si+float(l)*31.);c+=vec3(.85,.9,1.)*step(.982-.03*band,t)*ss(.42,.05,length(fract(uv*sc)-.5))*ss(-.25,.35,uv.y)*(l==0?.9:.35)*(.15+h1(si+3.));}
  return vec4(c,1);}
 if(L==1){vec4 r=vec4(0);float far=-.33+.045*fbm(vec2(uv.x*3.,1.));r=over(r,vec3(.008,.008,.016),ss(.003,-.003,uv.y-far));
  for(int i=0;i<40;i++){vec2 q=vec2(-.56+1.12*h1(vec2(float(i),1.)),-.335-.05*h1(vec2(float(i),2.)));float hue=h1(vec2(float(i),5.));r=over(r,(hue<.6?vec3(1.6,.9,.4):hue<.85?vec3(1.2,1.3,1.2):vec3(1.6,.2,.1)),.85*exp(-dot(uv-q,uv-q)*140000.));}
  float hill=gy-.03*uv.x*uv.x+.004*n2(vec2(uv.x*60.,1.));vec3 c=vec3(.008,.012,.011)*(.7+.8*fbm(uv*vec2(40.,14.)));float dd=length((uv-vec2(m.x,gy-.03))*vec2(1.,2.2));c+=K*vec3(.62,.85,.55)*.20*exp(-dd*5.)*(.4+.9*fbm(uv*vec2(90.,24.)));
  float path=ss(.03,-.01,abs(uv.x-m.x*(1.+(gy-uv.y)*-2.5))-.05-.30*(gy-uv.y));c=mix(c,(vec3(.030,.032,.034)+K*vec3(.55,.62,.42)*.22*exp(-dd*4.))*(.6+.6*fbm(uv*vec2(20.,60.))),path*.85);
  r=over(r,c,ss(.003,-.003,uv.y-hill));
  // pole and wire
  r=over(r,vec3(.004,.005,.009),fill(box(uv-vec2(-.34,.12),vec2(.008,.56))));r=over(r,vec3(.004,.005,.009),fill(box(uv-vec2(-.34,.60),vec2(.07,.005))));r=over(r,vec3(.004,.005,.009),fill(box(uv-vec2(-.34,.55),vec2(.05,.004))));
  for(int i=0;i<3;i++){float w=uv.y-(.60-.022*float(i)+.12*pow(uv.x-.15,2.)-.03);r=over(r,vec3(.004,.005,.009),ss(.0022,.0008,abs(w))*.9);}
  return r;}
 vec2 p=uv-m;float W=.118,H=.315;
 if(L==2){float bd=box(p,vec2(W,H))-.006;float k=mix(.03,1.,K);vec3 c=vec3(.80,.95,.70)*(.42+.55*ss(-.3,.34,p.y))*k;c*=1.-.25*ss(.05,.12,abs(p.x));
  // the green telephone on its shelf, the book below
  vec2 t=p-vec2(.055,-.005);c=mix(c,vec3(.06,.34,.14)*k*1.1,fill(box(t,vec2(.036,.048))-.006));c=mix(c,vec3(.02,.04,.03)*k,fill(box(t-vec2(-.030,.004),vec2(.009,.045))-.004));c=mix(c,vec3(.75,.8,.7)*k,fill(box(t-vec2(.010,.022),vec2(.016,.010))));for(int i=0;i<9;i++){vec2 g=t-vec2(.0+.010*mod(float(i),3.),-.006-.012*floor(float(i)/3.));c=mix(c,vec3(.75,.78,.7)*k,fill(length(g)-.0034));}
  c=mix(c,vec3(.20,.21,.20)*k,fill(box(p-vec2(.05,-.070),vec2(.062,.006))));c=mix(c,vec3(.52,.42,.10)*k,fill(box(p-vec2(.055,-.095),vec2(.030,.016))));
  vec4 r=lay(c,fill(bd)*.97);
  vec3 fr=vec3(.13,.17,.14)*mix(.10,.55,K);float bars=min(min(abs(abs(p.x)-W)-.007,abs(p.x+.0)-.0),9.);bars=abs(abs(p.x)-W)-.008;for(int i=0;i<5;i++)bars=min(bars,abs(p.y-(-H+.03+.135*float(i)))-.0035);bars=min(bars,abs(p.x)-.0045);r=over(r,fr,fill(max(bars,bd)));
  r=over(r,vec3(.10,.12,.11)*mix(.3,1.,K),fill(box(p-vec2(0.,H+.022),vec2(W+.014,.024))-.004));r=over(r,vec3(.62,.05,.03)*mix(.06,1.5,K),fill(box(p-vec2(0.,H+.022),vec2(W-.01,.012))));
  r=over(r,vec3(2.4,2.7,2.2),K*fill(box(p-vec2(0.,H-.018),vec2(W-.03,.008))));
  r=over(r,vec3(.05,.055,.05)*mix(.3,1.,K),fill(box(p-vec2(0.,-H-.012),vec2(W+.010,.014))));
  float glow=K*.30*exp(-max(bd,0.)*8.)*ss(.0,.004,bd);return r+vec4(vec3(.62,.85,.55)*glow*.55,glow*.55)*(1.-r.a);}
 if(L==3){vec2 q=p-vec2(-.025,-H+.0);float f=person(q,.50);f=smin(f,seg(q,vec2(.060,.37),vec2(.082,.43))-.016,.02);f=smin(f,seg(q,vec2(.082,.43),vec2(.034,.470))-.014,.02);float inside=ss(.002,-.002,box(p,vec2(W-.006,H)));float bar=ss(.0055,.0035,abs(p.x));
  return lay(vec3(.012,.018,.014)+K*vec3(.7,.9,.6)*.30*ss(.009,.0,abs(f)),fill(f)*inside*(1.-bar*.85));}
 // grass, two depths, lit at the tips
 vec4 r=vec4(0);for(int k=0;k<3;k++){float fk=float(k);for(int j=-1;j<=1;j++){float sc=34.-fk*9.;float id=floor(uv.x*sc)+float(j);float t=h1(vec2(id,fk+2.));float x0=(id+.5+.6*(t-.5))/sc;float base=-.98+.06*fk;float hgt=(.20+.26*h1(vec2(id,fk+8.)))*(1.15-.25*fk);float y=clamp((uv.y-base)/hgt,0.,1.);float bend=.07*(h1(vec2(id,fk+11.))-.5)*y*y;float w=(.010+.004*fk)*(1.-y);float d=abs(uv.x-x0-bend)-w;float a=ss(.0015,-.0015,d)*step(uv.y,base+hgt);r=over(r,vec3(.005,.008,.008)+K*vec3(.35,.5,.25)*.07*y*exp(-abs(uv.x-m.x)*4.),a);}}return r;}
