// A night stall. 0 street, 1 stall (K: lamps), 2 noren strips (sprite), 3 lantern (sprite), 4 guests, 5 cook
float bottle(vec2 p){return min(box(p-vec2(0.,.018),vec2(.007,.018))-.002,box(p-vec2(0.,.045),vec2(.002,.012))-.001);}
vec4 scene(vec2 uv){float gy=-.56;
 if(L==0){vec3 c=mix(vec3(.020,.016,.030),vec3(.006,.008,.020),ss(-.3,.8,uv.y));
  // backs of buildings, a few windows, a vertical sign far off
  for(int k=0;k<3;k++){float fk=float(k);float sc=4.+fk*1.5;float id=floor(uv.x*sc+fk*3.3);float top=.78-.22*fk+.28*h1(vec2(id,fk+2.))-.2*abs(uv.x)*fk*.5;float m=ss(.002,-.002,uv.y-top);
   vec3 b=vec3(.010,.011,.020)*(1.+.5*(2.-fk));vec2 wc=vec2(uv.x*sc*5.,uv.y*(26.+4.*fk));float on=step(.86,h1(floor(wc)+fk*17.));vec2 wf=abs(fract(wc)-.5);b+=on*ss(.36,.30,wf.x)*ss(.34,.26,wf.y)*mix(vec3(.50,.27,.10),vec3(.20,.28,.30),step(.6,h1(floor(wc)+5.)))*.55;c=mix(c,b,m);}
  float sg=box(uv-vec2(.40,.34),vec2(.034,.155))-.006;c=mix(c,vec3(.05,.42,.36)*(.5+.35*n2(uv*vec2(60.,40.))),fill(sg));for(int i=0;i<4;i++){float cy=.44-.067*float(i);vec2 g=uv-vec2(.40,cy);float st=min(min(abs(box(g,vec2(.018,.018)))-.003,abs(g.x)-.002),abs(g.y-.004)-.002);c=mix(c,vec3(.008,.03,.03),fill(max(st,box(g,vec2(.021,.021)))));}
  c+=vec3(.03,.30,.26)*.13*exp(-max(sg,0.)*9.);
  for(int i=0;i<4;i++){float w=uv.y-(.80-.06*float(i)-.12*uv.x-.10*(1.-4.*uv.x*uv.x));c=mix(c,vec3(.003,.004,.008),ss(.0025,.0008,abs(w)));}
  if(uv.y<gy+.06){float z=1./(gy+.12-uv.y);float b=fbm(vec2(uv.x*z*2.,z*5.));c=vec3(.012,.012,.018)*(.6+.9*b);float wet=ss(.40,.62,fbm(vec2(uv.x*4.,uv.y*9.+2.)));
   c+=vec3(1.,.48,.16)*exp(-abs(uv.x)*3.2)*exp((uv.y-gy)*2.6)*(.10+.34*wet)*(.6+.8*n2(vec2(uv.x*26.,uv.y*130.)));
   c+=vec3(1.,.12,.05)*exp(-pow((uv.x+.36)/.07,2.))*exp((uv.y-gy)*1.6)*(.05+.30*wet)*(.5+n2(vec2(uv.x*30.,uv.y*150.)));
   c+=vec3(.04,.42,.36)*exp(-pow((uv.x-.40)/.06,2.))*exp((uv.y-gy)*1.1)*.28*wet*(.5+n2(vec2(uv.x*30.,uv.y*150.)));}
  else c+=vec3(1.,.5,.2)*.05*exp(-length((uv-vec2(0.,-.05))*vec2(1.,.9))*2.6);
  return vec4(c,1);}
 if(L==1){vec4 r=vec4(0);float k=mix(.05,1.,K);
  // inside: warm wall, shelf with bottles and bowls, menu slips
  float inn=box(uv-vec2(0.,-.02),vec2(.405,.30));float lx=exp(-pow((abs(uv.x)-.20)/.20,2.));vec3 c=vec3(1.05,.60,.24)*(.34+.55*lx*exp(-abs(uv.y-.10)*3.2))*ss(-.40,.25,uv.y)*k;
  c*=.85+.15*ss(.0,.004,abs(fract(uv.x*11.)-.5)-.02);
  for(int i=0;i<7;i++){vec2 g=uv-vec2(-.33+.11*float(i),.155);float sl=box(g,vec2(.020,.058));c=mix(c,vec3(.92,.80,.55)*k*.85,fill(sl));for(int j=0;j<3;j++){vec2 q=g-vec2(0.,.032-.028*float(j));float t=h1(vec2(float(i),float(j)));float gl=min(min(box(q,vec2(.009,.0015)),box(q+vec2(0.,.006*(t-.2)),vec2(.0016,.009))),box(q-vec2(.004*(t-.5),.006),vec2(.006,.0012)));c=mix(c,vec3(.05,.012,.008)*k,fill(gl));}}
  float sh=box(uv-vec2(0.,.045),vec2(.405,.006));c=mix(c,vec3(.10,.045,.02)*k,fill(sh));
  for(int i=0;i<17;i++){float x=-.38+.0475*float(i);float t=h1(vec2(float(i),4.));if(t<.5){vec2 g=uv-vec2(x,.051);c=mix(c,mix(vec3(.10,.20,.08),vec3(.30,.09,.03),step(.25,t))*k,fill(bottle(g*.62)));c+=k*vec3(.5,.35,.2)*fill(abs(g.x-.004)-.0012)*step(0.,g.y)*step(g.y,.05);}else{for(int j=0;j<3;j++){vec2 g=uv-vec2(x,.060+.014*float(j));float bw=taper(g,-.006,.007,.010,.018);c=mix(c,mix(vec3(.75,.70,.60),vec3(.55,.06,.04),step(.8,t))*k*(.9-.15*float(j)),fill(bw));}}}
  r=over(r,c,fill(inn));
  // pot with its rim
  vec2 pg=uv-vec2(.22,-.165);float pot=taper(pg,-.09,.05,.095,.105)-.004;r=over(r,vec3(.30,.27,.24)*(.25+.75*ss(.11,-.02,abs(pg.x+.03)))*k*.8,fill(pot));r=over(r,vec3(.9,.7,.45)*k*.7,fill(box(pg-vec2(0.,.054),vec2(.110,.004))-.002));
  // counter and front boards
  float ct=box(uv-vec2(0.,-.235),vec2(.44,.016));r=over(r,vec3(.42,.20,.08)*k*(.5+.5*ss(-.25,-.22,uv.y)),fill(ct));
  float fr=box(uv-vec2(0.,-.39),vec2(.42,.145));vec3 wood=vec3(.075,.036,.020)*(.6+.5*fbm(vec2(uv.x*10.,uv.y*3.))+.25*n2(vec2(floor(uv.x*13.)*7.,1.)))*(1.-.8*ss(.004,.0,abs(fract(uv.x*13.)-.5)*.077));wood*=.30+.9*k*ss(-.55,-.22,uv.y);r=over(r,wood,fill(fr));
  // bowls on the counter
  for(int i=0;i<2;i++){vec2 g=uv-vec2(-.16+.24*float(i),-.197);float bw=taper(g,-.022,.022,.020,.046);r=over(r,vec3(.62,.05,.03)*k*(.45+.5*ss(.05,-.05,g.x)),fill(bw));r=over(r,vec3(.95,.8,.5)*k*.8,fill(box(g-vec2(0.,.0235),vec2(.046,.0022))));}
  // wheels
  for(int i=0;i<2;i++){vec2 g=uv-vec2(i==0?-.30:.30,gy+.06);float wd=abs(length(g)-.085)-.010;float a=atan(g.y,g.x);float spoke=max(abs(sin(a*4.))*length(g)-.006,length(g)-.085);r=over(r,vec3(.014,.010,.009),fill(min(min(wd,spoke),length(g)-.018)));}
  // posts, roof, canvas edge
  for(int i=0;i<2;i++){float x=i==0?-.405:.405;r=over(r,vec3(.035,.018,.012)*(.6+k),fill(box(uv-vec2(x,-.05),vec2(.012,.42))));}
  float rf=taper(uv-vec2(0.,0.),.275,.40,.50,.36)-.006;vec3 rc=vec3(.030,.026,.032)*(.7+.5*fbm(uv*vec2(40.,6.)))*(.8+.4*ss(.0,.02,abs(fract(uv.x*16.)-.5)-.03));r=over(r,rc,fill(rf));
  r=over(r,vec3(.55,.26,.09)*k*.8,fill(box(uv-vec2(0.,.268),vec2(.50,.006))));
  // two bulbs under the roof
  for(int i=0;i<2;i++){vec2 g=uv-vec2(i==0?-.20:.20,.225);r=over(r,vec3(3.2,2.2,1.1)*max(k,.05),fill(length(g*vec2(1.,.85))-.015));float gl=.75*exp(-length(g)*15.)*k;r=over(r,vec3(2.6,1.4,.5),gl*ss(.30,.20,abs(uv.y-.03))*.55);}
  return r;}
 if(L==2){ // one cloth, hung from y .5 of a tall sprite; K picks the sign
  float d=box(uv,vec2(.46,.80))-.01;vec3 c=vec3(.62,.045,.025)*(.70+.30*sin(uv.x*9.+uv.y*1.5+K*2.))*(.75+.25*ss(-.8,.8,uv.y));c*=.9+.1*n2(uv*vec2(160.,160.));
  vec2 g=uv-vec2(0.,.10);float gl=9.;float w=.034;
  if(K<.5){gl=min(min(box(g-vec2(0.,.28),vec2(.20,w)),box(g-vec2(0.,.08),vec2(.27,w))),min(seg(g,vec2(.255,.075),vec2(.17,-.14))-w,seg(g,vec2(.17,-.14),vec2(-.10,-.36))-w));}
  else if(K<1.5){gl=box(g-vec2(0.,.02),vec2(.34,w+.006));}
  else if(K<2.5){gl=min(min(seg(g,vec2(.18,.32),vec2(.06,.0))-w,seg(g,vec2(.06,.0),vec2(-.24,-.32))-w),seg(g,vec2(-.16,.14),vec2(.20,-.16))-w);}
  else {gl=min(seg(g,vec2(-.24,.22),vec2(-.10,.10))-w,min(seg(g,vec2(.25,.26),vec2(.05,-.14))-w,seg(g,vec2(.05,-.14),vec2(-.24,-.32))-w));}
  c=mix(c,vec3(.95,.84,.62),fill(gl));c+=vec3(.9,.35,.12)*.22*ss(.9,-.9,uv.y);
  return lay(c,ss(.006,-.006,d));}
 if(L==3){ // paper lantern, lit from within
  vec2 p=uv;float b=length(p*vec2(1.,.74))-.30;float ribs=.82+.18*cos(p.y*52.);vec3 c=vec3(2.0,.19,.07)*(.35+.75*exp(-dot(p,p)*7.))*ribs*mix(.06,1.,K);
  float t=min(min(box(p-vec2(-.0,.13),vec2(.085,.012)),box(p-vec2(0.,.02),vec2(.10,.012))),min(seg(p,vec2(.095,.018),vec2(.06,-.06))-.012,seg(p,vec2(.06,-.06),vec2(-.05,-.14))-.012));c=mix(c,vec3(.02,.006,.004),fill(t));
  vec4 r=lay(c,ss(.004,-.004,b));r=over(r,vec3(.012),ss(.003,-.003,box(p-vec2(0.,.40),vec2(.12,.028))));r=over(r,vec3(.012),ss(.003,-.003,box(p-vec2(0.,-.40),vec2(.12,.028))));r=over(r,vec3(.012),ss(.004,-.004,abs(p.x)-.008)*step(.40,p.y));
  return r;}
 if(L==5){vec2 q=uv-vec2(.045,-.62);float f=seated(q,.56);f=min(f,box(q-vec2(0.,.545),vec2(.040,.016))-.010);float m=step(-.235,uv.y);return lay(vec3(.030,.014,.008)+vec3(1.,.55,.2)*.45*ss(.012,.0,abs(f))*K,fill(f)*m);}
 float f=seated(uv-vec2(-.20,-.60),.47);float g=seated(uv-vec2(.085,-.60),.455);vec3 c=vec3(.010,.007,.007);
 c+=vec3(1.,.52,.2)*.40*ss(.010,.0,abs(min(f,g)))*ss(-.55,-.2,uv.y)*K;return lay(c,fill(min(f,g)));}
